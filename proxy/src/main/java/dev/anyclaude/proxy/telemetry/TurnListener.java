package dev.anyclaude.proxy.telemetry;

/** Is told of each turn when it has ended. Called on the turn's thread; must neither block nor throw. */
public interface TurnListener {
    void ended(TurnRecord turn);
}
